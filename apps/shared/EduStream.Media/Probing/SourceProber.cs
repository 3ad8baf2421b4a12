using EduStream.Media.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduStream.Media.Probing;

/// <summary>Inspects an uploaded file, which is hostile until proven ordinary.</summary>
public sealed class SourceProber(ProcessRunner runner, ToolLocator tools, IOptions<ProbingOptions> options, ILogger<SourceProber> logger)
{
    // More than ten seconds of most recordings, so that the usual distances between key frames show.
    private const int SampledPackets = 1200;
    private const double TailSeconds = 5;

    /// <summary>Reads headers and some packets, never the whole file unless the container has no index or no duration.</summary>
    /// <param name="input">Absolute path or loopback http address, as <c>IMediaInput.Address</c> gives it.</param>
    /// <param name="bytes">Size of the file.</param>
    public async Task<ProbeOutcome> ProbeAsync(string input, long bytes, CancellationToken stop = default)
    {
        var outcome = await InspectAsync(input, bytes, stop);
        if (outcome is ProbeOutcome.Accepted { Source: var source })
        {
            if (source.Video is { } video)
            {
                logger.SourceAccepted(source.Container, video.Codec, video.Width, video.Height, video.FrameRate.Value, source.DurationSeconds);
            }
            else
            {
                logger.SoundAccepted(source.Container, source.Audio[0].Codec, source.Audio.Count, source.DurationSeconds);
            }
        }
        else if (outcome is ProbeOutcome.Refused { Refusal: var refusal })
        {
            logger.SourceRefused(refusal.Reason, refusal.Sentence);
        }

        return outcome;
    }

    /// <summary>
    /// What the headers and the first packets of a file promise of which more is still to come: enough to begin with, no verdict. Null when they do not tell enough.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address of what is there.</param>
    /// <param name="bytes">Size that the file will have.</param>
    public async Task<SourceInfo?> ProbeHeadAsync(string input, long bytes, CancellationToken stop = default)
    {
        var limits = options.Value;
        var headers = await RunAsync(FfprobeArguments.Headers(input), limits.HeaderSeconds, limits.HeaderProcessorSeconds, null, stop);
        if (Breakdown.Of(headers) is not null || headers.ExitCode != 0 || FfprobeDocument.Parse(headers.Output) is not { } document)
        {
            RequireAnswer(headers);
            return null;
        }

        var choice = StreamChoice.From(document, limits);
        if (choice is not { Refusal: null, Video: not null } || SourceReader.ClaimedSeconds(document, choice) is not { } promised || !AllowLists.SeeksByIndex(document.Format?.FormatName ?? string.Empty))
        {
            return null;
        }

        var head = await PacketsAsync(input, $"%+#{SampledPackets}", stop);
        return new SourceReader(document, choice, bytes, head, null, head, Whole: false) { PromisedSeconds = promised }.Read(limits) is ProbeOutcome.Accepted { Source: var source } ? source : null;
    }

    private async Task<ProbeOutcome> InspectAsync(string input, long bytes, CancellationToken stop)
    {
        var limits = options.Value;
        if (bytes <= 0 || bytes > limits.MaxMegabytes * 1_000_000)
        {
            return new ProbeOutcome.Refused(bytes <= 0 ? Refusals.Empty : Refusals.FileTooLarge(limits.MaxMegabytes));
        }

        var headers = await RunAsync(FfprobeArguments.Headers(input), limits.HeaderSeconds, limits.HeaderProcessorSeconds, null, stop);
        if (Breakdown.Of(headers) is { } broken)
        {
            return new ProbeOutcome.Refused(broken);
        }

        if (headers.ExitCode != 0 || FfprobeDocument.Parse(headers.Output) is not { } document)
        {
            RequireAnswer(headers);
            return new ProbeOutcome.Refused(Refusals.FromErrors(headers.LastErrors));
        }

        var choice = StreamChoice.From(document, limits);
        return choice.Refusal is { } refusal ? new ProbeOutcome.Refused(refusal) : (await ScanAsync(input, bytes, document, choice, stop)).Read(limits);
    }

    private async Task<SourceReader> ScanAsync(string input, long bytes, FfprobeDocument document, StreamChoice choice, CancellationToken stop)
    {
        var head = await PacketsAsync(input, $"%+#{SampledPackets}", stop);
        var claimed = SourceReader.ClaimedSeconds(document, choice);
        if (claimed is { } seconds && AllowLists.SeeksByIndex(document.Format?.FormatName ?? string.Empty))
        {
            var start = double.TryParse(document.Format?.StartTime, System.Globalization.CultureInfo.InvariantCulture, out var first) ? first : 0;
            var tail = await PacketsAsync(input, FfprobeArguments.ToEnd(Math.Max(start, start + seconds - TailSeconds)), stop);
            if (tail.Track((choice.Video ?? choice.Audio[0]).Index) is not null)
            {
                var middle = await PacketsAsync(input, FfprobeArguments.From(start + (seconds / 2), SampledPackets), stop);
                return new SourceReader(document, choice, bytes, head, middle, tail, Whole: false);
            }
        }

        return new SourceReader(document, choice, bytes, head, null, await PacketsAsync(input, null, stop), Whole: true);
    }

    private async Task<PacketScan> PacketsAsync(string input, string? interval, CancellationToken stop)
    {
        var scan = new PacketScan();
        var limits = options.Value;

        // The exit code does not matter: a file that breaks off is read as far as it goes.
        var (seconds, processor) = interval is null ? (limits.ScanSeconds, limits.ScanSeconds * 4 / 5) : (limits.HeaderSeconds, limits.HeaderProcessorSeconds);
        var result = await RunAsync(FfprobeArguments.Packets(input, interval), seconds, processor, scan.Add, stop);
        scan.Broken = Breakdown.Of(result);
        if (scan.Broken is null)
        {
            RequireAnswer(result);
        }

        return scan;
    }

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, int seconds, int processorSeconds, Action<string>? onLine, CancellationToken stop)
    {
        var command = new ToolCommand(tools.Ffprobe, arguments, TimeSpan.FromSeconds(seconds))
        {
            MemoryLimitBytes = tools.MemoryLimitBytes,
            ProcessorLimit = TimeSpan.FromSeconds(processorSeconds),
            FileSizeLimitBytes = 0,
            OnOutputLine = onLine,
        };
        return runner.RunAsync(command, stop);
    }

    /// <summary>Killed is no answer about the file.</summary>
    private static void RequireAnswer(ToolResult result)
    {
        if (result.ExitCode > 128)
        {
            throw new ToolFailedException($"ffprobe ended with code {result.ExitCode}.", result.LastErrors);
        }
    }
}
