using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Dapr;
using Dapr.Client;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Database;
using EduStream.Catalog.Outbox;
using EduStream.Contracts;
using EduStream.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NSubstitute;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class OutboxTests
{
    private const string Nowhere = "http://127.0.0.1:1";

    [Fact]
    public async Task What_happens_while_the_broker_is_away_is_told_when_it_is_back()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Catalog"] = "Data Source={data}/catalog.db", ["DAPR_HTTP_ENDPOINT"] = Nowhere, ["DAPR_GRPC_ENDPOINT"] = Nowhere };
        await using var catalog = await CatalogFixture.StartAsync(settings);
        var lesson = await catalog.LessonAsync(await catalog.CourseAsync());
        await catalog.PublishAsync(lesson);
        await Eventually.TrueAsync(() => catalog.App.Logged.Any(line => line.Contains("[1301]", StringComparison.Ordinal)));
        Assert.Empty(catalog.Heard);
        settings.Remove("DAPR_HTTP_ENDPOINT");
        settings.Remove("DAPR_GRPC_ENDPOINT");
        await catalog.App.RestartAsync();
        await Eventually.TrueAsync(() => catalog.Heard.Count == 1);
        Assert.Equal(lesson.LessonId.ToString(), Assert.Single(catalog.Heard).Data.GetProperty("lessonId").GetString());
    }

    [Fact]
    public async Task A_message_that_cannot_be_published_holds_back_those_after_it_and_keeps_its_id()
    {
        var sent = new ConcurrentQueue<(string Id, int Version)>();
        var failures = 2;
        var dapr = Broker((id, data) =>
        {
            sent.Enqueue((id, data.GetProperty("version").GetInt32()));
            return Interlocked.Decrement(ref failures) >= 0 ? throw new DaprException("away") : Task.CompletedTask;
        });
        await using var app = await StartAsync(services => services.Replace(ServiceDescriptor.Singleton(dapr)));
        await StoreAsync(app, 1, 2, 3);
        await Eventually.TrueAsync(() => sent.Count == 5);
        Assert.Equal([1, 1, 1, 2, 3], sent.Select(message => message.Version));
        Assert.Single(sent.Take(3).Select(message => message.Id).Distinct());
        await Eventually.TrueAsync(async () => await WaitingAsync(app) == 0);
    }

    [Fact]
    public async Task While_another_replica_publishes_this_one_waits_until_its_lease_runs_out()
    {
        var sent = new ConcurrentQueue<string>();
        var clock = new ManualClock();
        var dapr = Broker((id, _) =>
        {
            sent.Enqueue(id);
            return Task.CompletedTask;
        });
        await using var app = await StartAsync(services => services.Replace(ServiceDescriptor.Singleton(dapr)).Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await using (var db = await Db(app))
        {
            Assert.True(await OutboxLease.TakeAsync(db, "other", clock.GetUtcNow(), default));
            Assert.False(await OutboxLease.TakeAsync(db, "this", clock.GetUtcNow() + OutboxLease.Life, default));
            Assert.True(await OutboxLease.TakeAsync(db, "other", clock.GetUtcNow(), default));
        }

        await StoreAsync(app, 1);
        app.Services.GetRequiredService<OutboxBell>().Ring();
        Assert.Equal(1, await WaitingAsync(app));
        Assert.Empty(sent);
        clock.Advance(OutboxLease.Life + TimeSpan.FromSeconds(1));
        app.Services.GetRequiredService<OutboxBell>().Ring();
        await Eventually.TrueAsync(() => sent.Count == 1);
        await Eventually.TrueAsync(async () => await WaitingAsync(app) == 0);
    }

    private static DaprClient Broker(Func<string, JsonElement, Task> publish)
    {
        var dapr = Substitute.For<DaprClient>();
        dapr.PublishEventAsync(Components.PubSub, Topics.VideoPublished, Arg.Any<JsonElement>(), Arg.Any<Dictionary<string, string>>(), Arg.Any<CancellationToken>())
            .Returns(call => publish(call.Arg<Dictionary<string, string>>()["cloudevent.id"], call.Arg<JsonElement>().Clone()));
        return dapr;
    }

    private static Task<AppUnderTest> StartAsync(Action<IServiceCollection> services) => AppUnderTest.StartAsync<CourseView>(new AppSetup(AppIds.Catalog)
    {
        Settings = new Dictionary<string, string> { ["ConnectionStrings:Catalog"] = "Data Source={data}/catalog.db" },
        Services = services,
    });

    private static Task<CatalogDb> Db(AppUnderTest app) => app.Services.GetRequiredService<IDbContextFactory<CatalogDb>>().CreateDbContextAsync();

    private static Task<int> StoreAsync(AppUnderTest app, params int[] versions) => app.Services.GetRequiredService<CatalogChanges>().RunAsync(
        db =>
        {
            db.Outbox.AddRange(versions.Select(version => OutboxMessage.Of(Topics.VideoPublished, new { version }, TimeProvider.System.GetUtcNow())));
            return Task.FromResult(versions.Length);
        },
        default);

    private static async Task<int> WaitingAsync(AppUnderTest app)
    {
        await using var db = await Db(app);
        return await db.Outbox.CountAsync();
    }
}
