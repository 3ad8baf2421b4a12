using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Finds the captions inside a video and converts them: streams of text (SubRip, ASS, WebVTT, mov_text) and closed captions inside the picture (CEA-608, CEA-708).</summary>
public sealed class EmbeddedCaptionReader(ProcessRunner runner, ToolLocator tools)
{
    private static readonly TimeSpan LookLimit = TimeSpan.FromMinutes(2);

    private readonly CaptionPrograms programs = new(runner, tools);

    /// <summary>Closed captions ask for every picture to be decoded, a fraction of the time that encoding took.</summary>
    internal static TimeSpan ReadLimit { get; } = TimeSpan.FromHours(3);

    /// <summary>
    /// What is there, and what of it could not be converted; null when the file cannot be read. <see cref="ToolFailedException"/> and <see cref="ToolTimeoutException"/> when a
    /// program was killed.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    public async Task<EmbeddedReading?> ReadAsync(string input, SourceInfo source, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var listed = await programs.ReadAsync(programs.Ffprobe, EmbeddedCaptionArguments.Streams(input), LookLimit, stop);
        if (listed.Text is null || TextStreams.Parse(listed.Text) is not { } streams)
        {
            return null;
        }

        var found = new FoundCaptions(source.Start.Value);
        foreach (var stream in streams.Chosen)
        {
            var arguments = EmbeddedCaptionArguments.Extract(input, stream, found.Start);
            if (stream.IsSubRip)
            {
                found.AddSubRip(await programs.ReadAsync(programs.Ffmpeg, arguments, ReadLimit, stop), stream.Language, stream.ForTheDeaf);
            }
            else
            {
                found.AddEvents(await programs.ReadEventsAsync(arguments, stream.Dialect, ReadLimit, stop), stream.Language, stream.ForTheDeaf);
            }
        }

        // Closed captions name no language: most of the time it is that of the sound that plays by default.
        var spoken = (source.Audio.Count > 0 ? source.Audio[0].Language : null) ?? CaptionLanguage.Unknown;
        if (!found.Has(spoken) && source.Video is { } picture && ClosedCaptionArguments.CanCarry(picture.Codec))
        {
            await new ClosedCaptionReader(programs).ReadAsync(input, picture, spoken, found, stop);
        }

        return found.Finish();
    }
}
