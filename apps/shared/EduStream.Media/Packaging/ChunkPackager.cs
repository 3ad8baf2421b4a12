using System.Globalization;
using EduStream.Contracts.Licensing;
using EduStream.Media.Copying;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Timing;

namespace EduStream.Media.Packaging;

/// <summary>Encrypts (cbcs) and segments (CMAF) with Shaka Packager. Keys go in through standard input: never on a command line, never on a disk.</summary>
public sealed class ChunkPackager(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Shaka Packager works much faster than real time; a run this long is stuck.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>All renditions of one chunk in one run. Reads from <paramref name="inputFolder"/> what <see cref="ChunkEncoder"/> wrote.</summary>
    /// <param name="keys">One per class of <see cref="EncodingPlan.KeyClasses"/>, always all of them: each track's signalling lists them.</param>
    public async Task<IReadOnlyList<PackagedTrack>> PackageVideoAsync(
        EncodingPlan plan, int chunk, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var part = plan.Chunk(chunk);
        PackagerInput[] inputs = [.. plan.Video.Select(rendition => new PackagerInput(rendition.Id, "video", rendition.KeyClass, null, ChunkFiles.NameOf(rendition)))];
        await RunAsync(plan, inputs, inputFolder, outputFolder, keys, "video", stop);
        var from = plan.TimelineStart + (part.FirstFrame / plan.FrameRate);
        var to = from + (part.Frames / plan.FrameRate);
        return [.. plan.Video.Select(rendition => PackagedFiles.ReadVideo(plan, part, rendition, outputFolder, Ticks.At(from), Ticks.At(to)))];
    }

    /// <summary>All renditions of sound <paramref name="sound"/> of <see cref="EncodingPlan.Sounds"/> in one run. Other parameters as for the picture.</summary>
    public async Task<IReadOnlyList<PackagedTrack>> PackageAudioAsync(
        EncodingPlan plan, int sound, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await PackageAudioAsync(plan, sound, SoundWindow.Whole(plan, plan.Sounds()[sound].Best), inputFolder, outputFolder, keys, stop);
    }

    /// <summary>The default sound beside the pictures of one chunk, see <see cref="AudioEncoder.EncodePartAsync"/>.</summary>
    public async Task<IReadOnlyList<PackagedTrack>> PackageAudioPartAsync(
        EncodingPlan plan, int chunk, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await PackageAudioAsync(plan, 0, SoundWindow.Of(plan, plan.Sounds()[0].Best, plan.Chunk(chunk)), inputFolder, outputFolder, keys, stop);
    }

    /// <summary>A chunk of a source that is used as it is. Segments are as long as its groups of pictures make them.</summary>
    public async Task<IReadOnlyList<PackagedTrack>> PackageCopyAsync(
        EncodingPlan plan, CopyOutcome.Copied copied, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(copied);
        var (picture, sound) = (plan.Video[0], plan.Audio.Where(audio => copied.Tracks.Contains(audio.Id)).ToList());
        await RunAsync(plan, [new PackagerInput(picture.Id, "video", picture.KeyClass, null)], inputFolder, outputFolder, keys, "video", stop);
        List<PackagedTrack> tracks = [PackagedFiles.ReadCopiedVideo(picture.Id, outputFolder, copied.From, copied.To)];
        if (sound.Count > 0)
        {
            await RunAsync(plan, [.. sound.Select(audio => new PackagerInput(audio.Id, "audio", audio.KeyClass, audio.Language))], inputFolder, outputFolder, keys, "audio", stop);
            tracks.AddRange(sound.Select(audio => PackagedFiles.ReadCopiedAudio(audio.Id, outputFolder)));
        }

        return tracks;
    }

    private async Task<IReadOnlyList<PackagedTrack>> PackageAudioAsync(
        EncodingPlan plan, int sound, SoundWindow window, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop)
    {
        var renditions = plan.Sounds()[sound].Renditions;
        PackagerInput[] inputs = [.. renditions.Select(rendition => new PackagerInput(rendition.Id, "audio", rendition.KeyClass, rendition.Language))];
        // Sounds share a key; another vector each, so that equal beginnings do not show.
        var purpose = sound == 0 ? "audio" : string.Create(CultureInfo.InvariantCulture, $"audio-{sound}");
        await RunAsync(plan, inputs, inputFolder, outputFolder, keys, purpose, stop);
        var start = Ticks.At(plan.TimelineStart + (window.FirstPacket * new Rational(SoundWindow.SamplesPerPacket, renditions[0].SampleRate)));
        return [.. renditions.Select(rendition => PackagedFiles.ReadAudio(rendition.Id, outputFolder, start))];
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
