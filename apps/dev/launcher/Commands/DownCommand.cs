using System.CommandLine;
using System.Diagnostics;
using EduStream.Launcher.Data;
using EduStream.Launcher.Planning;
using EduStream.Launcher.Processes;

namespace EduStream.Launcher.Commands;

internal static class DownCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    internal static Command Make()
    {
        var data = new Option<string?>("--data") { Description = "The data folder that it runs on (default: .data).", HelpName = "DIR" };
        var root = new Option<string?>("--root") { Description = "Root of the checkout.", Hidden = true };
        var command = new Command("down", "Stop the platform that runs on a data folder.") { data, root };
        command.SetAction((parsed, stop) => RunAsync(Path.GetFullPath(parsed.GetValue(data) ?? Path.Combine(parsed.GetValue(root) ?? "", Plan.DefaultData)), stop));
        return command;
    }

    private static async Task<int> RunAsync(string dataFolder, CancellationToken stop)
    {
        if (RunState.Read(dataFolder) is not { } state || Launcher(state) is not { } launcher)
        {
            RunState.Delete(dataFolder);
            Console.WriteLine($"Nothing runs on {dataFolder}.");
            return 0;
        }

        using (launcher)
        {
            ChildProcess.Terminate(launcher.Id);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Limit);
            try
            {
                await launcher.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new LauncherException($"Process {launcher.Id} has not stopped within {Limit.TotalSeconds:0} s; end it with 'kill -9 {launcher.Id}', its apps end with it.");
            }
        }

        Console.WriteLine("EduStream is down.");
        return 0;
    }

    // A pid may have been given to another program since a launcher was killed; its command line tells.
    private static Process? Launcher(RunState state)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{state.LauncherPid}/cmdline");
            return words.Contains("EduStream.Launcher", StringComparison.Ordinal) ? Process.GetProcessById(state.LauncherPid) : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
