using EduStream.Media.Analysis;
using EduStream.Media.Chapters;
using EduStream.Media.Copying;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Media.Samples;
using EduStream.Media.Sampling;
using EduStream.Media.SlideText;
using EduStream.Media.Synchronising;
using EduStream.Media.Verifying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduStream.Media;

/// <summary>One call per app.</summary>
public static class MediaRegistration
{
    /// <summary>Registers the prober, encoders, packager and verifier with their options (sections <c>Tools</c>, <c>Probing</c>, <c>Encoding</c>, <c>SlideText</c>).</summary>
    public static IHostApplicationBuilder AddMedia(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOptions<ToolOptions>(builder.Services, ToolOptions.Section);
        AddOptions<ProbingOptions>(builder.Services, ProbingOptions.Section);
        AddOptions<EncodingOptions>(builder.Services, EncodingOptions.Section);
        AddOptions<SlideTextOptions>(builder.Services, SlideTextOptions.Section);
        builder.Services
            .AddSingleton<ToolLocator>()
            .AddSingleton<ProcessRunner>()
            .AddSingleton<SourceProber>()
            .AddSingleton<SourceAnalyser>()
            .AddSingleton<ChunkEncoder>()
            .AddSingleton<SourceCopier>()
            .AddSingleton<SourceReach>()
            .AddSingleton<EncoderSupport>()
            .AddSingleton<AudioEncoder>()
            .AddSingleton<ChunkPackager>()
            .AddSingleton<RenditionVerifier>()
            .AddSingleton<ChapterReader>()
            .AddSingleton<SourceSampler>()
            .AddSingleton<StillTaker>()
            .AddSingleton<TextRecogniser>()
            .AddSingleton<EnvelopeReader>()
            .AddSingleton<SampleLecture>();
        return builder;
    }

    private static void AddOptions<T>(IServiceCollection services, string section)
        where T : class => services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
