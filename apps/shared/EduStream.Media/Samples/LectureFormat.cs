namespace EduStream.Media.Samples;

/// <summary>Shape of a made-up lecture.</summary>
/// <param name="FrameRate">As ffmpeg reads it: <c>30</c>, <c>30000/1001</c>.</param>
/// <param name="SecondsPerSlide">Slides change this often.</param>
public sealed record LectureFormat(int Width = 1280, int Height = 720, string FrameRate = "30", int SecondsPerSlide = 6)
{
    /// <summary>Voice of the spoken track; an empty text leaves the sound out.</summary>
    public string Voice { get; init; } = "slt";
}
