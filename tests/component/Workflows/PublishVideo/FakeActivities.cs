using System.Collections.Concurrent;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Probing;
using EduStream.Media.Timing;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Sections;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>The real workflow beside activities that only do what the run of the test tells them.</summary>
internal sealed class FakeActivities
{
    internal static readonly SourceInfo Source = new(
        "mov,mp4", 1000, 12, 0, new SourceVideo(0, "h264", 1280, 720, 1280, 720, 0, new Rational(30), false, new Rational(1, 15360), Rational.Zero, false, "yuv420p", false, true), []);

    internal static readonly PublishVersion Summary = new(1, 12, [new RenditionSummary("v720", "avc1.64001f", 1280, 720, 1_000_000, 1_500_000)]);

    private readonly ConcurrentDictionary<VideoId, FakeRun> runs = new();

    internal void Add(FakeRun run) => runs[run.Input.VideoId] = run;

    /// <summary>Of the worker that the activities run in.</summary>
    internal DaprWorkflowClient? Client { get; set; }

    internal void Register(WorkflowRuntimeOptions workflows)
    {
        workflows.RegisterWorkflow<PublishVideoWorkflow>();
        workflows.RegisterWorkflow<LadderSectionWorkflow>();
        workflows.RegisterWorkflow<InstantSectionWorkflow>();
        Step<PublishVideoInput, Refusal?>(nameof(StartVersion), input => input, _ => null);
        Step<PublishVideoInput, Inspection>(nameof(InspectSource), input => input, _ => new Inspection(Source, null));
        Step<PlanEncodingInput, object?>(nameof(AnalyseSource), input => input.Version, _ => null);
        Step<PlanEncodingInput, PlanSummary>(
            nameof(PlanEncoding), input => input.Version, run => new PlanSummary(run.Chunks, run.ChunksAtOnce, run.Sounds > 0, [KeyClasses.Hd, KeyClasses.Audio], run.Sounds));
        Step<PlanEncodingInput, InstantSummary>(
            nameof(PlanInstant), input => input.Version, run => new InstantSummary(run.Chunks == 0 ? 0 : run.InstantChunks, run.ChunksAtOnce, 12, [KeyClasses.Hd, KeyClasses.Audio]));
        Step<ChunkInput, Refusal?>(nameof(MakeInstantChunk), input => input.Version, _ => null);
        Step<ChunkInput, object?>(nameof(ExtendInstant), input => input.Version, _ => null);
        Step<MakePlayableInput, bool>(nameof(MakePlayable), input => input.Version, _ => true);
        Step<PublishVideoInput, object?>(nameof(CloseInstant), input => input, _ => null);
        Step<PublishVideoInput, object?>(nameof(RetireInstant), input => input, _ => null);
        Step<CreateKeysInput, ContentKeyIds>(
            nameof(CreateKeys), input => input.Version, _ => new ContentKeyIds([new ContentKeyId(KeyClasses.Hd, "00112233445566778899aabbccddeeff")]));
        Step<ChunkInput, Refusal?>(nameof(EncodeChunk), input => input.Version, _ => null);
        Step<SoundInput, Refusal?>(nameof(EncodeAudio), input => input, _ => null);
        Step<ChunkInput, object?>(nameof(PackageChunk), input => input.Version, _ => null);
        Step<SoundInput, object?>(nameof(PackageAudio), input => input, _ => null);
        Step<PublishVideoInput, Assembled>(nameof(AssemblePresentation), input => input, _ => new Assembled(Summary, null));
        Step<ChunkInput, Refusal?>(nameof(VerifyChunk), input => input.Version, _ => null);
        Step<SoundInput, Refusal?>(nameof(VerifyAudio), input => input, _ => null);
        Step<SwitchPointerInput, Refusal?>(nameof(SwitchPointer), input => input.Version, _ => null);
        Step<MarkFailedInput, bool>(nameof(MarkFailed), input => input.Version, _ => true);
        Step<KeepVersionInput, TimeSpan>(nameof(KeepVersion), input => input.Version, run => run.Kept);
        Step<CloseVersionInput, object?>(nameof(CloseVersion), input => input.Version, _ => null);
        Step<PublishVideoInput, object?>(nameof(RemoveVersionFiles), input => input, _ => null);
        Step<PublishVideoInput, object?>(nameof(RemoveKeys), input => input, _ => null);
        Step<PublishVideoInput, object?>(nameof(SweepWork), input => input, _ => null);

        // The one that is real: what it tells reaches real sections.
        workflows.RegisterActivity<StopSectionsInput, object?>(nameof(StopSections), async (context, input) =>
        {
            await runs[input.Version.VideoId].AttemptAsync<object?>(context.InstanceId, nameof(StopSections), input, null);
            return await new StopSections(Client!).RunAsync(context, input);
        });

        void Step<TInput, TOutput>(string name, Func<TInput, PublishVideoInput> version, Func<FakeRun, TOutput> answer)
            where TInput : notnull =>
            workflows.RegisterActivity<TInput, TOutput>(name, (context, input) =>
            {
                var run = runs[version(input).VideoId];
                return run.AttemptAsync(context.InstanceId, name, input, answer(run));
            });
    }
}
