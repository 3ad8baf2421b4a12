using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Running;

/// <summary>What is better said in a sentence before the start than found in a log after it.</summary>
internal static class Preflight
{
    private static readonly string[] Wrappers = ["setsid", "setpriv"];

    internal static void Check(Plan plan, IEnumerable<ProcessSpec> specs)
    {
        var all = specs.ToList();
        if (all.Select(spec => spec.Command[0]).Concat(Wrappers).FirstOrDefault(program => !IsInstalled(program)) is { } absent)
        {
            throw new LauncherException($"The program {absent} is missing; './edustream doctor' lists what is needed.");
        }

        foreach (var spec in all)
        {
            var missing = spec.Files().FirstOrDefault(file => !File.Exists(file));
            if (missing is not null)
            {
                throw new LauncherException($"{spec.Name} is not built: {Path.GetRelativePath(plan.Root, missing)} is missing. Start through './edustream up', which builds.");
            }
        }

        foreach (var instance in plan.Instances)
        {
            if (!PortChooser.IsFree(instance.Ports.App))
            {
                throw new LauncherException($"Port {instance.Ports.App} for {instance.Name} is in use; stop what listens there ('./edustream down' if it is EduStream), or add --ports auto.");
            }
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
