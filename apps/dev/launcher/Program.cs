using System.CommandLine;
using EduStream.Launcher;
using EduStream.Launcher.Commands;

var commands = new RootCommand("EduStream on one machine.") { UpCommand.Make(), DownCommand.Make(), DemoCommand.Make(), PrepareCommand.Make() };
try
{
    // The platform stops within its own time limit; the library's two seconds would cut it off.
    return await commands.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
}
catch (LauncherException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
