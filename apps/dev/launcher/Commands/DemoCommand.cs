using System.CommandLine;
using EduStream.Launcher.Demo;

namespace EduStream.Launcher.Commands;

internal static class DemoCommand
{
    internal static Command Make()
    {
        var platform = new PlatformArguments();
        var video = new Option<string?>("--video") { Description = "The recording to upload (default: a lecture made for it).", HelpName = "FILE" };
        var seconds = new Option<int>("--sample-seconds") { Description = "Length of the made lecture.", HelpName = "N", DefaultValueFactory = _ => 60 };
        var once = new Option<bool>("--once") { Description = "Stop everything after playing and exit." };
        var json = new Option<bool>("--json") { Description = "Print the measurements as one JSON object, the last line on stdout." };
        var command = new Command("demo", "Start the platform, upload a lecture, publish it, play it in a browser.") { video, once, json, seconds };
        platform.AddTo(command);
        command.SetAction((parsed, stop) => DemoRun.RunAsync(
            new DemoOptions(platform.Read(parsed), parsed.GetValue(video), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(once), parsed.GetValue(json)), stop));
        return command;
    }
}
