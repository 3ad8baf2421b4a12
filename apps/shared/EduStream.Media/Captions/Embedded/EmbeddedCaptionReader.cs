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
        var start = source.Start.Value;
        foreach (var stream in streams.Chosen)
        {
            var arguments = EmbeddedCaptionArguments.Extract(input, stream, start);
            Add(found, stream.Language, stream.ForTheDeaf, stream.IsSubRip ? Shift(await ReadSubRipAsync(arguments, stop), start) : await ReadEventsAsync(arguments, stream.Dialect, start, stop));
        }

        // Closed captions name no language: most of the time it is that of the sound that plays by default.
        var spoken = (source.Audio.Count > 0 ? source.Audio[0].Language : null) ?? CaptionLanguage.Unknown;
        if (!found.Exists(captions => captions.Language == spoken) && source.Video is { } picture && CarryClosedCaptions.Contains(picture.Codec) && await HasClosedCaptionsAsync(input, picture, stop))
        {
            Add(found, spoken, forTheDeaf: true, await ReadEventsAsync(EmbeddedCaptionArguments.ExtractClosedCaptions(input, start), AssDialect.Converted, start, stop));
        }

        return found;
    }

    private async Task<bool> HasClosedCaptionsAsync(string input, SourceVideo picture, CancellationToken stop) =>
        await RunAsync(tools.Ffprobe, EmbeddedCaptionArguments.LookForClosedCaptions(input, picture.Index), LookLimit, stop) is { } looked
        && looked.Contains(EmbeddedCaptionArguments.ClosedCaptionMark, StringComparison.Ordinal);

    private static void Add(List<EmbeddedCaptions> found, string language, bool forTheDeaf, List<Cue> cues)
    {
        if (cues.Count > 0)
        {
            found.Add(new EmbeddedCaptions(language, forTheDeaf, System.Text.Encoding.UTF8.GetBytes(WebVttWriter.Write(cues))));
        }
    }

    private async Task<IReadOnlyList<Cue>> ReadSubRipAsync(IReadOnlyList<string> arguments, CancellationToken stop) =>
        await RunAsync(tools.Ffmpeg, arguments, ReadLimit, stop) is { } text ? CaptionReader.Read(System.Text.Encoding.UTF8.GetBytes(text), new FindingList()).Cues : [];

    // Line by line: drawings of megabytes become nothing.
    private async Task<List<Cue>> ReadEventsAsync(IReadOnlyList<string> arguments, AssDialect dialect, double start, CancellationToken stop)
    {
        var (cues, letters, tooMuch) = (new List<Cue>(), 0, false);
        return await RunAsync(tools.Ffmpeg, arguments, ReadLimit, Take, stop) && !tooMuch ? Shift(cues, EmbeddedCaptionArguments.Zero(start)) : [];

        void Take(string line)
        {
            if (!tooMuch && AssEvent.Read(line, dialect) is { } cue)
            {
                letters += cue.Text.Length;
                cues.Add(cue);
                tooMuch = letters >= CaptionImport.MostBytes || cues.Count > CaptionReader.MostCues;
            }
        }
    }

    // The file's clock need not begin at zero, and zero of the video is its first picture, or its first sound where it has none.
    private static List<Cue> Shift(IReadOnlyList<Cue> cues, double start)
    {
        var shift = TimeSpan.FromSeconds(start);
        return
        [
            .. cues.Select(cue => cue with { Start = cue.Start > shift ? cue.Start - shift : TimeSpan.Zero, End = cue.End - shift })
                .Where(cue => cue.End > TimeSpan.Zero && cue.Text.Length > 0),
        ];
    }

    // Null when the program gave up on the file, or the file says more than captions do: no other try would change that.
    private async Task<string?> RunAsync(string tool, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        var (text, tooMuch) = (new StringBuilder(), false);
        return await RunAsync(tool, arguments, limit, Take, stop) && !tooMuch ? text.ToString() : null;

        void Take(string line)
        {
            tooMuch |= text.Length + line.Length >= CaptionImport.MostBytes;
            text.Append(tooMuch ? string.Empty : $"{line}\n");
        }
    }

    private Task<bool> RunAsync(string tool, IReadOnlyList<string> arguments, TimeSpan limit, Action<string> onLine, CancellationToken stop) =>
        runner.TryReadAsync(new ToolCommand(tool, arguments, limit) { MemoryLimitBytes = tools.MemoryLimitBytes, FileSizeLimitBytes = 0, OnOutputLine = onLine }, stop);
}
