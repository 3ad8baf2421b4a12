using System.CommandLine;
using EduStream.Launcher.Running;

namespace EduStream.Launcher.Commands;

internal static class UpCommand
{
    internal static Command Make()
    {
        var options = new PlatformArguments();
        var command = new Command("up", "Start the platform and show one merged log until Ctrl-C.");
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(options, parsed, stop));
        return command;
    }

    private static async Task<int> RunAsync(PlatformArguments options, ParseResult parsed, CancellationToken stop)
    {
        var colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        await using var platform = Platform.Start(options.Read(parsed), Console.Out, colours);
        try
        {
            await platform.WaitHealthyAsync(stop);
            var state = platform.State;
            await Console.Error.WriteLineAsync($"EduStream is up after {state.StartupSeconds:0.0} s. Stop it with Ctrl-C or './edustream down'.");
            foreach (var process in state.Processes.Where(process => process.AppId == "edge"))
            {
                await Console.Error.WriteLineAsync($"Open {process.Address} (sign in as instructor, learner or admin; the password is the same word).");
            }

            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopping.");
        }

        return 0;
    }
}
