using Dapr.Workflow;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Sections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

public sealed class RegistrationTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private const string Nobody = "NobodyKnowsThisOne";

    public static TheoryData<string> Activities =>
        [.. typeof(PublishVideoInput).Assembly.GetTypes().Where(type => !type.IsGenericTypeDefinition && type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(WorkflowActivity<,>)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task The_worker_knows_every_activity(string activity)
    {
        var unknown = await rig.FailureOfAsync(Nobody);

        var known = await rig.FailureOfAsync(activity);

        // It gets nothing to work with and says so in its own way.
        Assert.NotEqual(Said(unknown!, Nobody), Said(known!, activity));
    }

    [Fact]
    public void There_are_activities_to_know() => Assert.Contains(nameof(EncodeChunk), Activities.Select(row => row.Data));

    [Fact]
    public async Task The_worker_knows_the_workflows_of_sections()
    {
        var (version, nothing) = (ActivityRig.NewVersion(), new ChunkRange(0, 0));

        var ladder = await await rig.StartAsync(nameof(LadderSectionWorkflow), version.SectionIdOf("encode", 0, "019a1b2c3d4"), new LadderSectionInput(version, LadderWork.Encode, [], 4));
        var instant = await await rig.StartAsync(nameof(InstantSectionWorkflow), version.SectionIdOf("instant", 0, "019a1b2c3d4"), new InstantSectionInput(version, new InstantSummary(0, 4, 12, []), nothing));

        Assert.Equal((new SectionOutcome(), true), (ladder.ReadOutputAs<SectionOutcome>(), instant.ReadOutputAs<bool>()));
    }

    [Theory]
    [InlineData("Slots", "0")]
    [InlineData("ChunksAtOnce", "65")]
    [InlineData("ScratchFolder", "")]
    public async Task A_setting_beyond_its_limits_stops_the_start(string name, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [$"PublishVideo:{name}"] = value, ["MediaStore:Folder"] = Path.GetTempPath() });
        builder.Services.AddSingleton(TimeProvider.System).AddDaprClient();
        builder.AddPublishVideo();
        using var host = builder.Build();

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    private static string Said(WorkflowTaskFailureDetails details, string activity) => $"{details.ErrorType}: {details.ErrorMessage}".Replace(activity, "it", StringComparison.OrdinalIgnoreCase);
}
