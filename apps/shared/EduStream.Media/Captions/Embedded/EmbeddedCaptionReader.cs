using System.Text;
using EduStream.Media.Captions.Reading;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Finds the captions inside a video and converts them: streams of text (SubRip, ASS, WebVTT, mov_text) and closed captions inside the picture (CEA-608, CEA-708).</summary>
public sealed class EmbeddedCaptionReader(ProcessRunner runner, ToolLocator tools)
{
    private static readonly TimeSpan LookLimit = TimeSpan.FromMinutes(2);

    // Closed captions ask for every picture to be decoded, a fraction of the time that encoding took.
    private static readonly TimeSpan ReadLimit = TimeSpan.FromHours(3);

    private static readonly HashSet<string> CarryClosedCaptions = ["h264", "hevc", "mpeg2video"];

    /// <summary>
    /// One a language; empty when there are none, null when the file cannot be read. <see cref="ToolFailedException"/> and <see cref="ToolTimeoutException"/> when a program was killed.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    public async Task<IReadOnlyList<EmbeddedCaptions>?> ReadAsync(string input, SourceInfo source, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (await RunAsync(tools.Ffprobe, EmbeddedCaptionArguments.Streams(input), LookLimit, stop) is not { } listed || TextStreams.Parse(listed) is not { } streams)
        {
            return null;
        }

        var found = new List<EmbeddedCaptions>();
        foreach (var stream in streams.Chosen)
        {
            await AddAsync(found, EmbeddedCaptionArguments.Extract(input, stream.Index), stream.Language, stream.ForTheDeaf, source, stop);
        }

        // Closed captions name no language: most of the time it is that of the sound that plays by default.
        var spoken = (source.Audio.Count > 0 ? source.Audio[0].Language : null) ?? CaptionLanguage.Unknown;
        if (!found.Exists(captions => captions.Language == spoken) && source.Video is { } picture && CarryClosedCaptions.Contains(picture.Codec) && await HasClosedCaptionsAsync(input, picture, stop))
        {
            await AddAsync(found, EmbeddedCaptionArguments.ExtractClosedCaptions(input), spoken, forTheDeaf: true, source, stop);
        }

        return found;
    }

    private async Task<bool> HasClosedCaptionsAsync(string input, SourceVideo picture, CancellationToken stop) =>
        await RunAsync(tools.Ffprobe, EmbeddedCaptionArguments.LookForClosedCaptions(input, picture.Index), LookLimit, stop) is { } looked
        && looked.Contains(EmbeddedCaptionArguments.ClosedCaptionMark, StringComparison.Ordinal);

    private async Task AddAsync(List<EmbeddedCaptions> found, IReadOnlyList<string> arguments, string language, bool forTheDeaf, SourceInfo source, CancellationToken stop)
    {
        if (await RunAsync(tools.Ffmpeg, arguments, ReadLimit, stop) is { } text && Shift(text, source.Start.Value) is { Count: > 0 } cues)
        {
            found.Add(new EmbeddedCaptions(language, forTheDeaf, System.Text.Encoding.UTF8.GetBytes(WebVttWriter.Write(cues))));
        }
    }

    // The file's clock need not begin at zero, and zero of the video is its first picture, or its first sound where it has none.
    private static List<Cue> Shift(string text, double start)
    {
        var shift = TimeSpan.FromSeconds(start);
        return
        [
            .. CaptionReader.Read(System.Text.Encoding.UTF8.GetBytes(text), new FindingList()).Cues
                .Select(cue => cue with { Start = cue.Start > shift ? cue.Start - shift : TimeSpan.Zero, End = cue.End - shift })
                .Where(cue => cue.End > TimeSpan.Zero && cue.Text.Length > 0),
        ];
    }

    // Null when the program gave up on the file, or the file says more than captions do: no other try would change that.
    private async Task<string?> RunAsync(string tool, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        var (text, tooMuch) = (new StringBuilder(), false);
        var command = new ToolCommand(tool, arguments, limit)
        {
            MemoryLimitBytes = tools.MemoryLimitBytes,
            FileSizeLimitBytes = 0,
            OnOutputLine = line =>
            {
                tooMuch |= text.Length + line.Length >= CaptionImport.MostBytes;
                text.Append(tooMuch ? string.Empty : $"{line}\n");
            },
        };
        return await runner.TryReadAsync(command, stop) && !tooMuch ? text.ToString() : null;
    }
}
