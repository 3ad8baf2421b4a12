namespace EduStream.Media.Probing;

/// <summary>Inspects an uploaded file, which is hostile until proven ordinary.</summary>
public sealed class SourceProber
{
    /// <summary>Reads headers and some packets, never the whole file unless the container has no index.</summary>
    /// <param name="input">Absolute path or loopback http address, as <c>IMediaInput.Address</c> gives it.</param>
    /// <param name="bytes">Size of the file.</param>
    public Task<ProbeOutcome> ProbeAsync(string input, long bytes, CancellationToken stop = default) => throw new NotImplementedException();
}
