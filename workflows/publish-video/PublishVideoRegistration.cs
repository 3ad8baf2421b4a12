using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.HeadStart;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Offers;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Reports;
using EduStream.PublishVideo.Retiring;
using EduStream.PublishVideo.Sections;
using EduStream.PublishVideo.Versions;
using EduStream.PublishVideo.Watching;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo;

/// <summary>One call makes an app a worker of this workflow.</summary>
public static class PublishVideoRegistration
{
    /// <summary>Registers the workflow, its activities and what they need, with the sections <c>PublishVideo</c>, <c>Cost</c>, <c>Probing</c>, <c>Encoding</c>, <c>Tools</c> and <c>MediaStore</c>.</summary>
    /// <param name="others">Registers what else this worker runs: Dapr takes all of it in one call.</param>
    public static TBuilder AddPublishVideo<TBuilder>(this TBuilder builder, Action<WorkflowRuntimeOptions>? others = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddMediaStore();
        builder.AddMedia();
        builder.Services.AddOptions<PublishVideoOptions>().BindConfiguration(PublishVideoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<CostOptions>().BindConfiguration(CostOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services
            .AddSingleton(services => new CatalogClient(services.GetRequiredService<DaprClient>().CreateInvokableHttpClient(AppIds.Catalog)))
            .AddSingleton(services => new LicensingClient(services.GetRequiredService<DaprClient>().CreateInvokableHttpClient(AppIds.Licensing)))
            .AddSingleton<VersionLedger>()
            .AddSingleton<OpenVersions>()
            .AddSingleton<StepProgressFactory>()
            .AddSingleton<StepFailures>()
            .AddSingleton<LearnedCosts>()
            .AddSingleton<WorkInHand>()
            .AddHostedService<WorkPulse>()
            .AddSingleton<EncodeSlots>()
            .AddSingleton<ScratchSpace>()
            .AddSingleton<WorkFiles>()
            .AddSingleton<EncodedCommit>()
            .AddSingleton<PackagedCommit>()
            .AddSingleton<PresentationCommit>()
            .AddSingleton<InstantIndex>()
            .AddSingleton<InstantParts>()
            .AddSingleton<HeadFiles>()
            .AddSingleton<Verification>()
            .AddSingleton<ReportFiles>()
            .AddSingleton<EncodeWork>()
            .AddOffers()
            .AddDaprWorkflow(workflows =>
            {
                Register(workflows);
                others?.Invoke(workflows);
            });
        return builder;
    }

    private static void Register(WorkflowRuntimeOptions workflows)
    {
        workflows.RegisterWorkflow<PublishVideoWorkflow>();
        workflows.RegisterWorkflow<LadderSectionWorkflow>();
        workflows.RegisterWorkflow<InstantSectionWorkflow>();
        workflows.RegisterWorkflow<HeadStartWorkflow>();
        workflows.RegisterWorkflow<RetireInstantWorkflow>();
        workflows.RegisterWorkflow<RetireVersionWorkflow>();
        workflows.RegisterWatchedSteps();
    }
}
