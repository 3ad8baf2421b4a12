using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Probing;
using EduStream.Media.Verifying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduStream.Media;

/// <summary>One call per app.</summary>
public static class MediaRegistration
{
    /// <summary>Registers the prober, encoders, packager and verifier with their options (sections <c>Tools</c>, <c>Probing</c>, <c>Encoding</c>).</summary>
    public static IHostApplicationBuilder AddMedia(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<SourceProber>();
        builder.Services.AddSingleton<ChunkEncoder>();
        builder.Services.AddSingleton<AudioEncoder>();
        builder.Services.AddSingleton<ChunkPackager>();
        builder.Services.AddSingleton<RenditionVerifier>();
        return builder;
    }
}
