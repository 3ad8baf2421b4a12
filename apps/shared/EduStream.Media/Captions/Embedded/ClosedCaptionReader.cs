using EduStream.Media.Captions.Embedded.Dtvcc;
using EduStream.Media.Captions.Embedded.Fields;
using EduStream.Media.Probing;

namespace EduStream.Media.Captions.Embedded;

/// <summary>
/// Captions inside the pictures. CEA-708 is decoded here, because ffmpeg does not; CEA-608 by ffmpeg, a run for each field that says anything. Broadcasters send the same
/// words as both: then the 708 ones are kept, which have more letters, and the run for the field is saved.
/// </summary>
internal sealed class ClosedCaptionReader(CaptionPrograms programs)
{
    private readonly DtvccDecoder services = new();
    private readonly FieldWords[] fields = [new(), new()];

    /// <param name="spoken">The language that the first captions get; further ones are told apart by a private part of the tag, since nothing in the picture names a language.</param>
    internal async Task ReadAsync(string input, SourceVideo picture, string spoken, FoundCaptions found, CancellationToken stop)
    {
        var marked = false;
        if (!await programs.ReadLinesAsync(programs.Ffmpeg, ClosedCaptionArguments.Look(input, picture), EmbeddedCaptionReader.ReadLimit, line => marked |= ClosedCaptionArguments.IsMark(picture.Codec, line), stop))
        {
            found.GiveUp();
            return;
        }

        if (!marked)
        {
            return;
        }

        var packets = new CaptionPackets(Take);
        if (!await programs.ReadLinesAsync(programs.Ffprobe, ClosedCaptionArguments.Packets(input), EmbeddedCaptionReader.ReadLimit, packets.Line, stop))
        {
            found.GiveUp();
            return;
        }

        services.Finish(packets.Finish());
        var (names, kept) = (new Names(spoken, found), new List<string>());
        foreach (var service in services.Services.Where(service => service.IsUsed))
        {
            kept.AddRange(AddService(service, names, found) ? [service.Words] : []);
        }

        foreach (var (field, words) in fields.Index())
        {
            if (words.IsUsed && !kept.Exists(other => SameWords.Hold(words.Text, other)))
            {
                await AddFieldAsync(input, (LineField)field, names, found, stop);
                kept.Add(words.Text);
            }
        }
    }

    private void Take(TimeSpan at, ReadOnlySpan<byte> data)
    {
        services.Add(at, data);
        for (; data.Length >= CaptionPackets.Triplet; data = data[CaptionPackets.Triplet..])
        {
            // cc_valid, and cc_type 0 or 1: the two fields (CTA-708, 4.4).
            if ((data[0] & 6) == 4)
            {
                fields[data[0] & 1].Add(data[1], data[2]);
            }
        }
    }

    // False when it says more than captions do: then the field with the same words, if there is one, stands in.
    private static bool AddService(ServiceDecoder service, Names names, FoundCaptions found)
    {
        if (service.TooMuch)
        {
            found.Refuse();
            return false;
        }

        var (language, label) = names.Next($"s{service.Number}", $"Service {service.Number}");
        found.Add(service.Cues, language, forTheDeaf: true, label);
        return true;
    }

    private async Task AddFieldAsync(string input, LineField field, Names names, FoundCaptions found, CancellationToken stop)
    {
        var read = await programs.ReadEventsAsync(ClosedCaptionArguments.Extract(input, field, found.Start), AssDialect.Converted, EmbeddedCaptionReader.ReadLimit, stop);
        var name = field == LineField.First ? "CC1" : "CC3";
        var (language, label) = names.Next(name.ToLowerInvariant(), name);
        found.AddEvents(read, language, forTheDeaf: true, label);
    }

    /// <summary>The first captions are those of the speech; the catalog keeps one of a language, so that others need one of their own.</summary>
    private sealed class Names(string spoken, FoundCaptions found)
    {
        internal (string Language, string? Label) Next(string part, string label) => found.Has(spoken) ? ($"{CaptionLanguage.Unknown}-x-{part}", label) : (spoken, null);
    }
}
