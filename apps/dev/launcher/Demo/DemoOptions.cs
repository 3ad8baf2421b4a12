using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Demo;

/// <param name="Video">Null: a made lecture.</param>
/// <param name="SampleSeconds">Length of the made lecture.</param>
internal sealed record DemoOptions(PlanOptions Platform, string? Video, TimeSpan SampleSeconds, bool Once, bool Json);
