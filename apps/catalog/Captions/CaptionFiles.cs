using System.Text;
using EduStream.Contracts;
using EduStream.Media.Captions;
using EduStream.Storage;

namespace EduStream.Catalog.Captions;

/// <summary>
/// Files of captions, in the media store: <c>edge</c> needs them there, and originals are up to 2 MB each, which would make every backup of the database carry them.
/// A file is written under a name of its own before the database knows it, so that whatever dies in between leaves at most a file that nobody names.
/// </summary>
internal sealed class CaptionFiles(IMediaStore store)
{
    /// <summary>Reads at most one byte more than is accepted: whoever sends more is told so and not read to the end.</summary>
    internal static async Task<byte[]> ReadAsync(Stream content, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (bytes.Length <= CaptionImport.MostBytes && await content.ReadAsync(buffer, stop) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>A file that <see cref="WriteAsync"/> wrote, whole: escaped and in UTF-8 it may be several times what was accepted. Null when it is gone.</summary>
    internal Task<byte[]?> ReadStoredAsync(string path, CancellationToken stop) => OpenAsync(
        path,
        async content =>
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, stop);
            return bytes.ToArray();
        },
        stop);

    /// <summary>Not more than is needed to refuse it. Null when nothing was offered, or it is gone again.</summary>
    internal Task<byte[]?> ReadOfferAsync(string path, CancellationToken stop) => OpenAsync(path, content => ReadAsync(content, stop), stop);

    /// <summary>Name and size of what was written.</summary>
    internal async Task<(string File, long Bytes)> WriteAsync(VideoId videoId, byte[] original, IReadOnlyList<Cue> cues, CancellationToken stop)
    {
        var file = Guid.NewGuid().ToString("N");
        var text = Encoding.UTF8.GetBytes(WebVttWriter.Write(cues));
        using var originalStream = new MemoryStream(original);
        using var textStream = new MemoryStream(text);
        await store.WriteAsync(MediaPaths.CaptionOriginal(videoId, file), originalStream, WriteMode.CreateNew, stop);
        await store.WriteAsync(MediaPaths.CaptionFile(videoId, file), textStream, WriteMode.CreateNew, stop);
        return (file, text.Length);
    }

    internal async Task RemoveAsync(VideoId videoId, string file, CancellationToken stop)
    {
        await store.DeleteAsync(MediaPaths.CaptionFile(videoId, file), stop);
        await store.DeleteAsync(MediaPaths.CaptionOriginal(videoId, file), stop);
    }

    private async Task<byte[]?> OpenAsync(string path, Func<Stream, Task<byte[]>> read, CancellationToken stop)
    {
        try
        {
            await using var content = await store.OpenReadAsync(path, stop: stop);
            return await read(content);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
