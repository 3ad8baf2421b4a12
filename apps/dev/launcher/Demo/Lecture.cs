using EduStream.Media;
using EduStream.Media.Processes;

namespace EduStream.Launcher.Demo;

/// <summary>The file that the demo uploads.</summary>
internal static class Lecture
{
    /// <summary>The named file, or a lecture made once and kept in the data folder.</summary>
    /// <exception cref="LauncherException">No such file, or ffmpeg cannot make one.</exception>
    internal static async Task<string> GetAsync(DemoOptions options, string dataFolder, CancellationToken stop)
    {
        if (options.Video is { } named)
        {
            return File.Exists(named) ? Path.GetFullPath(named) : throw new LauncherException($"There is no file {named}.");
        }

        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(dataFolder, "samples")).FullName, $"lecture-{options.SampleSeconds.TotalSeconds:0}s.mp4");
        if (!File.Exists(file))
        {
            try
            {
                await new MediaTools().Lecture.CreateAsync(file + ".part", options.SampleSeconds, stop: stop);
            }
            catch (ToolFailedException failed)
            {
                throw new LauncherException($"The sample lecture could not be made: {failed.Message}");
            }

            File.Move(file + ".part", file);
        }

        return file;
    }
}
