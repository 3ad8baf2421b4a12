using EduStream.Media.Planning;

namespace EduStream.Media.Encoding;

/// <summary>Encodes the sound of the whole file in one run, aligned with the picture.</summary>
public sealed class AudioEncoder
{
    /// <summary>Writes <c>{track}.ts</c>; the plan must have sound. Parameters as in <see cref="ChunkEncoder.EncodeAsync"/>.</summary>
    public Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default) =>
        throw new NotImplementedException();
}
