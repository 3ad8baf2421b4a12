using System.CommandLine;
using EduStream.Launcher.Data;
using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Commands;

/// <summary>Makes what <c>dapr run -f .</c> expects to find: the data folder with its secrets.</summary>
internal static class PrepareCommand
{
    internal static Command Make()
    {
        var root = new Option<string?>("--root") { Description = "Root of the checkout.", Hidden = true };
        var command = new Command("prepare", "Make the data folder and its secrets, start nothing.") { root };
        command.SetAction(parsed =>
        {
            var folder = Path.GetFullPath(Path.Combine(parsed.GetValue(root) ?? "", Plan.DefaultData));
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            SecretsFile.Prepare(folder);
        });
        return command;
    }
}
