using EduStream.Contracts;
using EduStream.Launcher.Data;

namespace EduStream.Tests.E2E.Crash;

/// <summary>A moment in a publication at which a process is killed.</summary>
/// <param name="Step">For people.</param>
/// <param name="Victim">Who is killed.</param>
/// <param name="Inside">True while the step is going on; also asked right after the kill, to tell a hit from a miss.</param>
internal sealed record CrashPoint(string Step, string Victim, Func<Round, bool> Inside)
{
    private const string Publish = "/publish";
    private const string Delivery = "/events/upload-completed";

    internal static IReadOnlyList<CrashPoint> All { get; } =
    [
        new("bytes of an upload", AppIds.Uploads, round => round.UploadsLog.InWork("PATCH", $"/uploads/{round.UploadId}") > 0 && Received(round) < round.Length),
        new("commit of an upload", AppIds.Uploads, round => Received(round) == round.Length && round.UploadsLog.InWork("PATCH", $"/uploads/{round.UploadId}") > 0),
        new("acknowledgement of a delivery", AppIds.Pipeline, round => round.PipelineLog.InWork("POST", Delivery) > 0),
        new("acknowledgement of a delivery", RunningProcess.Runtime, round => round.PipelineLog.InWork("POST", Delivery) > 0),
        new("encode", AppIds.Pipeline, Encoding),
        new("encode", RunningProcess.Runtime, Encoding),
        new("commit of a chunk", AppIds.Pipeline, Committing),
        new("commit of a chunk", RunningProcess.Runtime, Committing),
        new("pointer switch", AppIds.Pipeline, round => round.CatalogLog.InWork("POST", $"{round.VideoId}{Publish}") > 0),
        new("pointer switch", RunningProcess.Runtime, round => round.CatalogLog.InWork("POST", $"{round.VideoId}{Publish}") > 0),
    ];

    private static long Received(Round round)
    {
        var file = new FileInfo(round.Store(MediaPaths.UploadSource(round.UploadId)));
        return file.Exists ? file.Length : 0;
    }

    // An encoder is a child of the worker; it carries the picture codec on its command line.
    private static bool Encoding(Round round) =>
        ProcessTree.Children(round.Platform.State.Of(AppIds.Pipeline).Pid).Any(command => command.Contains("libx264", StringComparison.Ordinal));

    // The files of an encoded or packaged chunk are written one by one; its marker comes last and makes them count.
    private static bool Committing(Round round)
    {
        var files = round.Files($"work/{round.VideoId}");
        return files.Where(file => Path.GetFileName(Path.GetDirectoryName(file))!.StartsWith("encode-", StringComparison.Ordinal))
            .GroupBy(Path.GetDirectoryName).Any(chunk => !chunk.Any(file => Path.GetFileName(file) == "done.json"));
    }
}
