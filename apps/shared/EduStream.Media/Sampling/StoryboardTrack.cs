using System.Globalization;
using System.Text;
using EduStream.Contracts.Storyboards;

namespace EduStream.Media.Sampling;

/// <summary>Pure: the storyboard as WebVTT, one cue a tile, each naming a rectangle of a sheet (media fragment <c>#xywh=</c>).</summary>
public static class StoryboardTrack
{
    /// <summary>Addresses are relative to the track.</summary>
    /// <param name="duration">Of the video, seconds.</param>
    public static string Write(StoryboardDocument storyboard, double duration)
    {
        ArgumentNullException.ThrowIfNull(storyboard);
        var text = new StringBuilder("WEBVTT\n");
        var perSheet = storyboard.Columns * storyboard.Rows;
        for (var tile = 0; tile < storyboard.Tiles && tile * storyboard.TileSeconds < duration; tile++)
        {
            var (x, y) = (tile % storyboard.Columns * storyboard.TileWidth, tile % perSheet / storyboard.Columns * storyboard.TileHeight);
            text.Append(CultureInfo.InvariantCulture, $"\n{Time(tile * storyboard.TileSeconds)} --> {Time(Math.Min((tile + 1) * storyboard.TileSeconds, duration))}\n");
            text.Append(CultureInfo.InvariantCulture, $"sheet-{tile / perSheet}.jpg#xywh={x},{y},{storyboard.TileWidth},{storyboard.TileHeight}\n");
        }

        return text.ToString();
    }

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time:mm\\:ss\\.fff}");
    }
}
