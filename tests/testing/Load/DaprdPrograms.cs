namespace EduStream.Testing.Load;

/// <summary>Where the programs of a self-hosted Dapr are: <c>DAPRD_PATH</c> names daprd or its folder, otherwise PATH is searched; the other two lie beside it or on PATH.</summary>
public sealed record DaprdPrograms(string Daprd, string Placement, string Scheduler)
{
    /// <summary>What a suite prints that cannot run on the real one.</summary>
    public const string NotFound = "not run on daprd: not found";

    /// <summary>Those of this machine; null when one of the three is missing.</summary>
    public static DaprdPrograms? Here { get; } = Find(Environment.GetEnvironmentVariable("DAPRD_PATH"), Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Null when one of the three is missing.</summary>
    public static DaprdPrograms? Find(string? daprdPath, string? path)
    {
        string[] beside = string.IsNullOrEmpty(daprdPath) ? [] : [File.Exists(daprdPath) ? Path.GetDirectoryName(Path.GetFullPath(daprdPath))! : daprdPath];
        string[] folders = [.. beside, .. (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)];
        var daprd = File.Exists(daprdPath) ? Path.GetFullPath(daprdPath) : In("daprd");
        return daprd is not null && In("placement") is { } placement && In("scheduler") is { } scheduler ? new(daprd, placement, scheduler) : null;

        string? In(string program) => folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
