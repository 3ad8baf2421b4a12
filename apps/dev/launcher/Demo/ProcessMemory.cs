using System.Globalization;
using EduStream.Launcher.Data;

namespace EduStream.Launcher.Demo;

internal static class ProcessMemory
{
    /// <summary>Resident memory of every process of the platform and of the launcher, as the kernel counts it.</summary>
    internal static IReadOnlyList<DemoProcess> Of(RunState state) =>
        [.. state.Processes.Select(process => new DemoProcess(process.Name, ResidentMb(process.Pid))), new DemoProcess("launcher", ResidentMb(state.LauncherPid))];

    private static double ResidentMb(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return Math.Round(double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024, 1);
        }
        catch (IOException)
        {
            // Between two runs.
            return 0;
        }
    }
}
