using System.Globalization;
using EduStream.Launcher.Data;
using EduStream.Media;
using EduStream.Media.Processes;

namespace EduStream.Benchmarks.Media.Scaling;

/// <summary>Puts processes of a platform on single cores. What they start later stays there too.</summary>
internal static class Cores
{
    private const string Taskset = "/usr/bin/taskset";

    /// <summary>One replica: everything on the first core. Several: each on its own, what they share on all of them.</summary>
    internal static async Task PinAsync(RunState state, int replicas, CancellationToken stop)
    {
        foreach (var process in state.Processes.Where(process => replicas == 1 || process.AppId == "pipeline"))
        {
            await PinAsync(process.Pid, replicas == 1 ? 0 : process.Index - 1, stop);
        }

        if (replicas == 1)
        {
            await PinAsync(state.LauncherPid, 0, stop);
        }
    }

    private static Task<ToolResult> PinAsync(int pid, int core, CancellationToken stop) => new MediaTools().Runner.RequireAsync(
        new ToolCommand(Taskset, ["--all-tasks", "--cpu-list", "--pid", Text(core), Text(pid)], TimeSpan.FromSeconds(10)), stop);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
