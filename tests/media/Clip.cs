using System.Globalization;

namespace EduStream.Testing.Media;

/// <summary>
/// A test clip. Its picture is a bar code of the frame's number (16 bars, the lowest bit left), so that a test can tell which source frame came out;
/// its sound is a beep of 0.1 s at the start of each second.
/// </summary>
public sealed record Clip
{
    /// <summary>As ffmpeg reads it.</summary>
    public string Rate { get; init; } = "25";

    /// <summary>Length in seconds.</summary>
    public double Seconds { get; init; } = 3;

    /// <summary>Width, stored.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Height, stored.</summary>
    public int Height { get; init; } = 180;

    /// <summary>With picture?</summary>
    public bool Picture { get; init; } = true;

    /// <summary>With sound?</summary>
    public bool Sound { get; init; } = true;

    /// <summary>Seconds that the sound starts later (or, negative, earlier) than the picture.</summary>
    public double SoundOffset { get; init; }

    /// <summary>Hertz of the beeps.</summary>
    public int Frequency { get; init; } = 880;

    /// <summary>More filters after the bar code, with a leading comma.</summary>
    public string Filters { get; init; } = string.Empty;

    /// <summary>Picture encoder and what belongs to it.</summary>
    public IReadOnlyList<string> Encoder { get; init; } = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "250", "-pix_fmt", "yuv420p"];

    /// <summary>Options of the output.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>Names the container.</summary>
    public string Extension { get; init; } = "mp4";

    /// <summary>ffmpeg's arguments without the output file.</summary>
    internal IReadOnlyList<string> Arguments()
    {
        var seconds = Seconds.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = [];
        if (Picture)
        {
            // Drawn at one pixel a bar, then enlarged: geq is slow.
            arguments.AddRange([
                "-f", "lavfi",
                "-i", $@"color=black:s=16x2:r={Rate}:d={seconds},format=gray,geq=lum='if(mod(floor(N/pow(2\,X))\,2)\,235\,16)',scale={Width}:{Height}:flags=neighbor,format=yuv420p,setsar=1{Filters}",
            ]);
        }

        if (Sound)
        {
            arguments.AddRange([
                "-itsoffset", SoundOffset.ToString(CultureInfo.InvariantCulture),
                "-f", "lavfi",
                "-i", $@"aevalsrc='0.5*sin(2*PI*{Frequency}*t)*lt(mod(t\,1)\,0.1)':s=44100:d={seconds}",
                "-c:a", "aac",
            ]);
        }

        return [.. arguments, .. Picture ? Encoder : [], .. Output];
    }
}
