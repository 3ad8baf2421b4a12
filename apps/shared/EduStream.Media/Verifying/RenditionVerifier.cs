using EduStream.Contracts.Licensing;
using EduStream.Media.Planning;

namespace EduStream.Media.Verifying;

/// <summary>Decrypts and decodes what was packaged, as a player would.</summary>
public sealed class RenditionVerifier
{
    /// <summary>Decodes consecutive segments of one track (a chunk of picture, or all of the sound).</summary>
    /// <param name="folder">Holds <c>{track}/init.mp4</c> and <c>{track}/{time}.m4s</c>.</param>
    /// <param name="times">Times of the segments to decode, ascending.</param>
    public Task<DecodedTrack> DecodeAsync(EncodingPlan plan, string track, string folder, IReadOnlyList<long> times, ContentKeys keys, CancellationToken stop = default) =>
        throw new NotImplementedException();
}

/// <summary>What came out of the decoder.</summary>
/// <param name="Frames">Pictures, or packets of sound, that decoded without an error.</param>
/// <param name="StartSeconds">Presentation time of the first one on the packaged timeline.</param>
/// <param name="EndSeconds">Presentation end of the last one.</param>
/// <param name="Errors">Lines of the decoder; empty when clean.</param>
public sealed record DecodedTrack(string Track, long Frames, double StartSeconds, double EndSeconds, IReadOnlyList<string> Errors);
