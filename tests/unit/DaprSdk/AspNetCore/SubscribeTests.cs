using System.Net;
using Dapr;
using Dapr.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.AspNetCore;

public sealed class SubscribeTests
{
    /// <summary>The text is what the official package 1.18.5 answered for such endpoints.</summary>
    [Fact]
    public async Task Subscriptions_Several_LookAsTheOfficialOnes()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapSubscribeHandler();
            app.MapPost("/orders", () => Results.Ok()).WithTopic("pubsub", "orders");
            app.MapMethods("/both", ["POST", "PUT"], () => Results.Ok()).WithTopic("pubsub", "both");
            app.MapPost("/nothing", () => Results.Ok());
        });
        Assert.Equal(
            """[{"topic":"both","pubsubName":"pubsub","route":"both"},{"topic":"orders","pubsubName":"pubsub","route":"orders"}]""",
            await app.Http.GetStringAsync("/dapr/subscribe"));
    }

    [Fact]
    public async Task Subscription_DeadLetterTopic_IsNamed()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapSubscribeHandler();
            app.MapGroup("/events").MapPost("/upload-completed", () => Results.Ok())
                .WithTopic(new TopicOptions { PubsubName = "pubsub", Name = "upload-completed", DeadLetterTopic = "upload-completed-dead" });
        });
        Assert.Equal(
            """[{"topic":"upload-completed","pubsubName":"pubsub","route":"events/upload-completed","deadLetterTopic":"upload-completed-dead"}]""",
            await app.Http.GetStringAsync("/dapr/subscribe"));
    }

    [Fact]
    public async Task Subscription_WithRouteParameter_IsRefused()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapSubscribeHandler();
            app.MapPost("/events/{id}", (string id) => id).WithTopic("p", "t");
        });
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.Http.GetAsync("/dapr/subscribe")).StatusCode);
    }

    [Fact]
    public async Task Client_Added_IsOneForAll()
    {
        await using var app = await TestApp.StartAsync(_ => { }, services => services.AddDaprClient(builder => builder.UseTimeout(TimeSpan.FromSeconds(5))));
        Assert.Same(app.Services.GetRequiredService<DaprClient>(), app.Services.GetRequiredService<DaprClient>());
    }
}
