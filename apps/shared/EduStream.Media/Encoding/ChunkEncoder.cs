using EduStream.Media.Planning;

namespace EduStream.Media.Encoding;

/// <summary>Encodes one chunk into all renditions at once: the source is decoded a single time.</summary>
public sealed class ChunkEncoder
{
    /// <summary>Writes <c>{track}.ts</c> per rendition into <paramref name="outputFolder"/> (created when missing) and checks frames and times.</summary>
    /// <param name="input">Address from <c>IMediaInput.Address</c>.</param>
    /// <param name="progress">Called about twice a second, from a pool thread.</param>
    public Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, int chunk, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default) =>
        throw new NotImplementedException();
}
