using EduStream.Contracts.Licensing;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Timing;

namespace EduStream.Media.Packaging;

/// <summary>Encrypts (cbcs) and segments (CMAF) with Shaka Packager. Keys go in through standard input: never on a command line, never on a disk.</summary>
public sealed class ChunkPackager(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Shaka Packager works much faster than real time; a run this long is stuck.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>All renditions of one chunk in one run. Reads <c>{track}.ts</c> from <paramref name="inputFolder"/>.</summary>
    /// <param name="keys">One per class of <see cref="EncodingPlan.KeyClasses"/>, always all of them: each track's signalling lists them.</param>
    public async Task<IReadOnlyList<PackagedTrack>> PackageVideoAsync(
        EncodingPlan plan, int chunk, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var part = plan.Chunk(chunk);
        PackagerInput[] inputs = [.. plan.Video.Select(rendition => new PackagerInput(rendition.Id, "video", rendition.KeyClass, null))];
        await RunAsync(plan, inputs, inputFolder, outputFolder, keys, "video", stop);
        var from = plan.TimelineStart + (part.FirstFrame / plan.FrameRate);
        var to = from + (part.Frames / plan.FrameRate);
        return [.. plan.Video.Select(rendition => PackagedFiles.ReadVideo(plan, part, rendition, outputFolder, Ticks.At(from), Ticks.At(to)))];
    }

    /// <summary>The whole sound in one run.</summary>
    public async Task<PackagedTrack> PackageAudioAsync(
        EncodingPlan plan, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var audio = plan.Audio ?? throw new ArgumentException("The plan has no sound.", nameof(plan));
        await RunAsync(plan, [new PackagerInput(audio.Id, "audio", audio.KeyClass, audio.Language)], inputFolder, outputFolder, keys, "audio", stop);
        return PackagedFiles.ReadAudio(plan, audio.Id, outputFolder);
    }

    private async Task RunAsync(
        EncodingPlan plan, IReadOnlyList<PackagerInput> inputs, string inputFolder, string outputFolder, ContentKeys keys, string purpose, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var missing = plan.KeyClasses().Except(keys.Keys.Select(key => key.Class)).ToList();
        if (missing.Count > 0)
        {
            throw new ArgumentException($"There is no key of class {string.Join(", ", missing)}.", nameof(keys));
        }

        var target = Path.GetFullPath(outputFolder);
        foreach (var input in inputs)
        {
            Directory.CreateDirectory(Path.Combine(target, input.Track));
        }

        await runner.RequireAsync(
            new ToolCommand(tools.Packager, PackagerArguments.Encrypt(plan, inputs, Path.GetFullPath(inputFolder), target), Limit)
            {
                Input = KeyFlags.Encrypt(keys, purpose),
                Secrets = [.. keys.Keys.Select(key => key.Key)],
                MemoryLimitBytes = tools.MemoryLimitBytes,
            },
            stop);
    }
}
