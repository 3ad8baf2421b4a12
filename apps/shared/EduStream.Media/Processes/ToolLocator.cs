namespace EduStream.Media.Processes;

/// <summary>Finds the external programs.</summary>
public sealed class ToolLocator
{
    /// <summary>Absolute path of ffmpeg.</summary>
    public string Ffmpeg => throw new NotImplementedException();

    /// <summary>Absolute path of ffprobe.</summary>
    public string Ffprobe => throw new NotImplementedException();

    /// <summary>Absolute path of Shaka Packager.</summary>
    public string Packager => throw new NotImplementedException();
}
