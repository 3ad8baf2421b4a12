using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.E2E.Platforms;

/// <summary>One platform for the tests that only look: with two published lessons, the first of 10 s.</summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    internal const string Name = "platform";

    internal PlatformFixture Platform { get; private set; } = null!;

    internal Person Instructor { get; private set; } = null!;

    internal Person Learner { get; private set; } = null!;

    internal Published First { get; private set; } = null!;

    internal Published Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Receivers of webhooks are on this machine. Many tests watch as the same learner, and a browser that is closed does not always get to say so.
        Platform = await PlatformFixture.StartAsync(environment: new Dictionary<string, string> { ["WEBHOOKS_ALLOW_PRIVATE"] = "true", ["Playback__Screens"] = "50" });
        Instructor = await Person.SignedInAsync(Platform.Edge, "instructor", CancellationToken.None);
        Learner = await Person.SignedInAsync(Platform.Edge, "learner", CancellationToken.None);
        using var clips = new TestClips();
        First = await Publish.Async(Instructor, await clips.LectureAsync(10));
        Second = await Publish.Async(Instructor, await clips.LectureAsync(4));
    }

    public async ValueTask DisposeAsync()
    {
        Instructor?.Dispose();
        Learner?.Dispose();
        if (Platform is not null)
        {
            await Platform.DisposeAsync();
        }
    }
}

/// <summary>A lesson that can be watched.</summary>
internal sealed record Published(LessonId LessonId, Catalog.Video Video);

[CollectionDefinition(SharedPlatform.Name)]
public sealed class PlatformTests : ICollectionFixture<SharedPlatform>;
