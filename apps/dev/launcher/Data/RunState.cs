using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduStream.Launcher.Data;

/// <summary>What runs on a data folder: <c>run.json</c> in it, replaced whole at every change, gone after a clean stop.</summary>
/// <param name="Healthy">Every app answered its readiness check, and none has gone since.</param>
/// <param name="StartupSeconds">From the launcher's start to the first time that all were healthy.</param>
public sealed record RunState(
    int LauncherPid, string DataFolder, DateTimeOffset StartedAt, bool Healthy, double? StartupSeconds, IReadOnlyList<RunningProcess> Processes)
{
    internal const string FileName = "run.json";

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The process of an app; the first replica unless told otherwise.</summary>
    public RunningProcess Of(string appId, int index = 1) => Processes.Single(process => process.AppId == appId && process.Index == index);

    /// <summary>Null when nothing runs there (or did not stop cleanly long ago: check the pid).</summary>
    public static RunState? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        try
        {
            return JsonSerializer.Deserialize<RunState>(File.ReadAllText(path), Json);
        }
        catch (Exception none) when (none is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A full disk must not stop the platform: readers then see the last state that could be written.</summary>
    internal void Write()
    {
        try
        {
            AtomicFile.Write(Path.Combine(DataFolder, FileName), JsonSerializer.Serialize(this, Json));
        }
        catch (IOException)
        {
        }
    }

    internal static void Delete(string dataFolder) => File.Delete(Path.Combine(dataFolder, FileName));
}

/// <summary>One process of the platform.</summary>
/// <param name="AppId">Its Dapr app-id, or <see cref="Runtime"/>.</param>
/// <param name="Index">1, 2, ...: which replica.</param>
/// <param name="Pid">0 while it waits for its restart.</param>
/// <param name="Restarts">How often it was started again.</param>
public sealed record RunningProcess(string AppId, int Index, int Pid, int Restarts, bool Ready, int? AppPort, int? DaprHttpPort, int? DaprGrpcPort)
{
    /// <summary>Stands where an app-id would for the embedded Dapr runtime.</summary>
    public const string Runtime = "runtime";

    /// <summary>As logs and people name it: <c>pipeline</c>, <c>pipeline-2</c>.</summary>
    [JsonIgnore]
    public string Name => Index == 1 ? AppId : $"{AppId}-{Index}";

    /// <summary>Base address of the app on this machine.</summary>
    [JsonIgnore]
    public Uri Address => new($"http://localhost:{AppPort}");
}
