using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EduStream.Edge.WebApp;

/// <summary>Files of the built front end. Those under <c>assets/</c> have a hash in their name and are kept for ever; the others are asked for again.</summary>
internal sealed class WebFiles : IDisposable
{
    internal const string Page = "index.html";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly PhysicalFileProvider? files;
    private readonly SecurityHeaders security;

    public WebFiles(IOptions<WebAppOptions> options, SecurityHeaders security, ILogger<WebFiles> logger)
    {
        this.security = security;
        var root = Path.GetFullPath(options.Value.Root);
        if (Directory.Exists(root))
        {
            // Leaves out names that begin with a dot, and everything outside the folder.
            files = new PhysicalFileProvider(root);
        }
        else
        {
            logger.WebAppMissing(root);
        }
    }

    internal IFileInfo? Find(string? path) =>
        !string.IsNullOrEmpty(path) && files?.GetFileInfo(path) is { Exists: true, IsDirectory: false } file && Types.TryGetContentType(file.Name, out _) ? file : null;

    internal IResult Answer(HttpContext context, IFileInfo file, string path)
    {
        Types.TryGetContentType(file.Name, out var type);
        context.Response.Headers.CacheControl = path.StartsWith("assets/", StringComparison.Ordinal) ? Forever : AskAgain;
        if (path == Page)
        {
            security.ApplyToPage(context.Response);
        }

        var tag = new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.PhysicalPath!, type, null, file.LastModified, tag, enableRangeProcessing: true);
    }

    public void Dispose() => files?.Dispose();
}
