using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.EnrichVideo.Activities;
using EduStream.EnrichVideo.Captions;
using EduStream.EnrichVideo.Apps;
using EduStream.EnrichVideo.Outcomes;
using EduStream.EnrichVideo.Work;

namespace EduStream.EnrichVideo;

/// <summary>What a worker of <c>publish-video</c> needs to run this workflow too.</summary>
public static class EnrichVideoRegistration
{
    /// <summary>Adds what the activities need. Dapr takes all workflows of a worker in one call: pass <see cref="RegisterEnrichVideo"/> to <c>AddPublishVideo</c>.</summary>
    public static TBuilder AddEnrichVideo<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services
            .AddCaptionParts()
            .AddSingleton<EnrichmentLedger>()
            .AddSingleton<EnrichmentFiles>()
            .AddSingleton<OptionalWork>()
            .AddSingleton(services => new EnrichmentCatalog(services.GetRequiredService<DaprClient>().CreateInvokableHttpClient(AppIds.Catalog)));
        return builder;
    }

    /// <summary>Registers the workflow and its activities.</summary>
    public static void RegisterEnrichVideo(this WorkflowRuntimeOptions workflows)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        workflows.RegisterWorkflow<EnrichVideoWorkflow>();
        workflows.RegisterActivity<ReadFileChapters>();
        workflows.RegisterActivity<ExtractCaptions>();
        workflows.RegisterActivity<RecognizeSpeech>();
        workflows.RegisterActivity<SamplePictures>();
        workflows.RegisterActivity<MakeStoryboard>();
        workflows.RegisterActivity<MakePosters>();
        workflows.RegisterActivity<ReadSlides>();
        workflows.RegisterActivity<FindChapters>();
        workflows.RegisterActivity<MeasureOffset>();
        workflows.RegisterActivity<CloseEnrichment>();
    }
}
