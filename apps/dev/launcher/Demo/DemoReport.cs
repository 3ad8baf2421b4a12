using EduStream.Contracts.Videos;

namespace EduStream.Launcher.Demo;

/// <summary>What a demo measured. Seconds after the upload count from the moment that the platform had accepted the last byte.</summary>
/// <param name="UploadSeconds">From creating the upload to its last byte accepted.</param>
/// <param name="FirstPlayableSeconds">To the first picture that a browser showed; it watches from the moment the upload is complete.</param>
/// <param name="PublishedSeconds">To the whole ladder published.</param>
/// <param name="EncodeRealtimeFactor">Seconds of media per second of the encode stage, all renditions together.</param>
/// <param name="StartupSeconds">From the launcher's start to every app ready.</param>
internal sealed record DemoReport(
    double UploadSeconds,
    double FirstPlayableSeconds,
    double PublishedSeconds,
    double MediaSeconds,
    double EncodeRealtimeFactor,
    IReadOnlyList<DemoRendition> Renditions,
    DemoPlayback Playback,
    IReadOnlyList<DemoProcess> Processes,
    double StartupSeconds);

internal sealed record DemoRendition(int? Width, int? Height, string Codec, long AverageBitrate, long Bytes)
{
    internal static DemoRendition Of(RenditionSummary rendition) => new(rendition.Width, rendition.Height, rendition.Codec, rendition.AverageBitrate, rendition.Bytes);
}

internal sealed record DemoPlayback(double StartupMs, int FramesDecoded, IReadOnlyList<string> RenditionsSeen, string? KeySystem);

/// <param name="RssMb">Resident memory after playing, MiB.</param>
internal sealed record DemoProcess(string AppId, double RssMb);
