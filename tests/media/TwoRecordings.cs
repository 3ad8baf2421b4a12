using System.Globalization;
using EduStream.Media.Processes;

namespace EduStream.Testing.Media;

/// <summary>Two recordings of one talk: by the camera near the speaker, and by a microphone across the room, with echo, hiss and a tenth of the level.</summary>
public static class TwoRecordings
{
    /// <summary>The first from the talk's beginning, the second begun <paramref name="later"/> seconds later: the offset is <c>-later</c>.</summary>
    public static async Task<(string Near, string Far)> TwoRecordingsAsync(this TestClips clips, double seconds, double later)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var talk = await clips.LectureAsync(seconds + Math.Abs(later) + 1);
        var near = await CutAsync(clips, talk, Math.Max(0, -later), seconds, "mp4", "[0:a]anull[a]");
        var far = await CutAsync(clips, talk, Math.Max(0, later), seconds, "mkv", "[0:a]lowpass=f=2500,aecho=0.8:0.6:35|70:0.3|0.2,volume=0.1[b];anoisesrc=a=0.002:r=44100[n];[b][n]amix=duration=first:normalize=0[a]");
        return (near, far);
    }

    private static async Task<string> CutAsync(TestClips clips, string talk, double from, double seconds, string extension, string sound)
    {
        var file = clips.File($"recording.{extension}");
        IReadOnlyList<string> arguments =
        [
            "-hide_banner", "-nostdin", "-v", "error", "-y", "-ss", Text(from), "-i", $"file:{talk}", "-t", Text(seconds), "-filter_complex", sound, "-map", "0:v", "-map", "[a]",
            "-vf", "scale=320:180", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", $"file:{file}",
        ];
        await clips.Tools.Runner.RequireAsync(new ToolCommand(clips.Tools.Locator.Ffmpeg, arguments, TimeSpan.FromMinutes(2)));
        return file;
    }

    private static string Text(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
