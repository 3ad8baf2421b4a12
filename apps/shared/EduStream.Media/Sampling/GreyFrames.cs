namespace EduStream.Media.Sampling;

/// <summary>Reads small grey pictures from a file one by one: memory does not grow with the length of the source.</summary>
internal static class GreyFrames
{
    /// <summary>Calls <paramref name="each"/> with every whole picture, in order, and returns how many there were.</summary>
    internal static async Task<int> ReadAsync(string file, int bytesPerFrame, Action<ReadOnlyMemory<byte>> each, CancellationToken stop)
    {
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var frame = new byte[bytesPerFrame];
        for (var count = 0; ; count++)
        {
            if (await content.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, stop) < frame.Length)
            {
                return count;
            }

            each(frame);
        }
    }
}
