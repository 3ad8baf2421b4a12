namespace EduStream.Media.Samples;

/// <summary>Makes a lecture out of nothing: slides with readable text, a moving region, a spoken track.</summary>
public sealed class SampleLecture
{
    /// <summary>Writes an MP4 of 1280x720 at 30 pictures a second.</summary>
    public Task CreateAsync(string file, TimeSpan duration, CancellationToken stop = default) => throw new NotImplementedException();
}
