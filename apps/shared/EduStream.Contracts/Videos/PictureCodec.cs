namespace EduStream.Contracts.Videos;

/// <summary>How a picture is encoded (JSON: camelCase strings). Every version has <see cref="H264"/>; a course may add the others.</summary>
public enum PictureCodec
{
    /// <summary>ITU-T H.264: plays everywhere.</summary>
    H264,

    /// <summary>ITU-T H.265, in <c>hvc1</c> sample entries.</summary>
    Hevc,

    /// <summary>AOMedia Video 1.</summary>
    Av1,
}

/// <summary>
/// What <c>catalog</c> decided about a version when it started (invoke <c>GET internal/videos/{videoId}/versions/{version}</c>): a later change of the course does not
/// reach it. 404 <c>no-such-version</c> before the version has started.
/// </summary>
/// <param name="Codecs">Wanted beside H.264.</param>
public sealed record VersionDecisions(IReadOnlyList<PictureCodec> Codecs);
