using System.ComponentModel.DataAnnotations;

namespace EduStream.Media.Processes;

/// <summary>Where the external programs are, when they are not where one expects them.</summary>
public sealed class ToolOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Tools";

    /// <summary>Switches a program off that nothing required needs.</summary>
    public const string None = "none";

    /// <summary>ffmpeg; default: the one on PATH.</summary>
    public string? Ffmpeg { get; set; }

    /// <summary>ffprobe; default: the one on PATH.</summary>
    public string? Ffprobe { get; set; }

    /// <summary>Shaka Packager; default: the npm package in a <c>node_modules</c> above the program, then <c>packager</c> on PATH.</summary>
    public string? Packager { get; set; }

    /// <summary>tesseract; default: the one on PATH; <c>none</c>: slides are not read, as where it is not installed.</summary>
    public string? Tesseract { get; set; }

    /// <summary>Address space that one program may take, megabytes, default 12288, 512 to 1048576: a hostile file must not take the machine's memory.</summary>
    [Range(512, 1_048_576)]
    public int MemoryLimitMegabytes { get; set; } = 12_288;
}
