using System.Security.Cryptography;
using EduStream.Media.Planning;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>Encodes one chunk into all renditions at once: the source is decoded a single time.</summary>
public sealed class ChunkEncoder(ProcessRunner runner, ToolLocator tools)
{
    private readonly EncodeRun run = new(runner, tools);

    /// <summary>Writes a file per rendition, see <see cref="EncodedFile"/>, into <paramref name="outputFolder"/> (created when missing) and checks frames and times.</summary>
    /// <param name="input">Address from <c>IMediaInput.Address</c>.</param>
    /// <param name="progress">Called about twice a second, from a pool thread.</param>
    public async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, int chunk, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var part = plan.Chunk(chunk);
        var folder = Directory.CreateDirectory(outputFolder).FullName;
        var seconds = (part.Frames / plan.FrameRate).Value;
        var reader = progress is null ? null : new ProgressReader(seconds, part.Frames, progress);
        var arguments = ChunkArguments.Build(plan, part, input, folder);
        var refusal = await run.RunAsync(arguments, Limit(plan, seconds), LargestFile(plan, seconds), reader is null ? null : reader.Read, stop);
        if (refusal is not null)
        {
            return new EncodeOutcome.Unreadable(refusal);
        }

        List<EncodedFile> files = [];
        foreach (var rendition in plan.Video)
        {
            var file = new FileInfo(Path.Combine(folder, ChunkFiles.NameOf(rendition)));
            var packets = file is { Exists: true, Length: > 0 } ? EncodedPackets.Parse(await run.PacketsAsync(file.FullName, stop)) : [];
            if (packets.Count == 0)
            {
                return new EncodeOutcome.Unreadable(EncodeRun.Undecodable); // one decoded picture is enough to fill a chunk
            }

            if (EncodedPackets.PictureFault(plan, part, rendition, packets) is { } fault)
            {
                return new EncodeOutcome.Unreadable(EncodeRun.Uneven, $"{rendition.Id}: {fault}");
            }

            files.Add(new EncodedFile(rendition.Id, file.Name, packets.Count, file.Length));
        }

        return new EncodeOutcome.Encoded(files);
    }

    /// <summary>
    /// 16 hexadecimal characters of everything that decides what a chunk of a source is encoded to: of the same source, chunks with the same name are the same frames,
    /// whatever else their plans say.
    /// </summary>
    public static string NameOf(EncodingPlan plan, int chunk)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var settings = string.Join('\n', ChunkArguments.Build(plan, plan.Chunk(chunk), "/source", "/out"));
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(settings)))[..16];
    }

    /// <summary>Thirty times the length, more where there are other codecs than H.264, plus what it takes to decode up to the chunk: only a stuck encode gets there.</summary>
    private static TimeSpan Limit(EncodingPlan plan, double seconds) =>
        TimeSpan.FromSeconds(180 + (30 * seconds * EncodingWork.TimesH264(plan)) + (5 * plan.Source.SeekMarginSeconds));

    /// <summary>Four times the highest bit rate: only a runaway gets there.</summary>
    private static long LargestFile(EncodingPlan plan, double seconds) => 16_000_000 + (long)(plan.Video.Max(rendition => rendition.MaxRate) / 2.0 * (seconds + 2));
}
