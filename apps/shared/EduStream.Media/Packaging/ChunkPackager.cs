using EduStream.Contracts.Licensing;
using EduStream.Media.Planning;

namespace EduStream.Media.Packaging;

/// <summary>Encrypts (cbcs) and segments (CMAF) with Shaka Packager. Keys go in by a file of mode 0600 that is gone when the call returns.</summary>
public sealed class ChunkPackager
{
    /// <summary>All renditions of one chunk in one run. Reads <c>{track}.ts</c> from <paramref name="inputFolder"/>.</summary>
    /// <param name="keys">One per class of <see cref="EncodingPlan.KeyClasses"/>.</param>
    public Task<IReadOnlyList<PackagedTrack>> PackageVideoAsync(
        EncodingPlan plan, int chunk, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default) =>
        throw new NotImplementedException();

    /// <summary>The whole sound in one run.</summary>
    public Task<PackagedTrack> PackageAudioAsync(
        EncodingPlan plan, string inputFolder, string outputFolder, ContentKeys keys, CancellationToken stop = default) =>
        throw new NotImplementedException();
}
