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
    /// <summary>The text is what the official package 1.18.5 answered for these endpoints.</summary>
    [Fact]
    public async Task Subscriptions_AllKinds_LookAsTheOfficialOnes()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapSubscribeHandler();
            app.MapPost("/orders", () => Results.Ok()).WithTopic("pubsub", "orders");
            app.MapPost("/raw", () => Results.Ok()).WithTopic("pubsub", "rawt", true);
            app.MapPost("/dldef", () => Results.Ok()).WithTopic("pubsub", "dlq", new Dictionary<string, string> { ["k"] = "v" });
            app.MapPost("/dl", () => Results.Ok()).WithTopic(new TopicOptions
            {
                PubsubName = "pubsub", Name = "dlq", DeadLetterTopic = "dead", Match = "event.type == 'a'", Priority = 1,
            });
        });
        Assert.Equal(
            """[{"topic":"dlq","pubsubName":"pubsub","routes":{"default":"dldef","rules":[{"match":"event.type == \u0027a\u0027","path":"dl"}]},"metadata":{"k":"v"}},{"topic":"orders","pubsubName":"pubsub","route":"orders"},{"topic":"rawt","pubsubName":"pubsub","route":"raw","metadata":{"rawPayload":"true"}}]""",
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
    public async Task Subscription_ByAttributes_OwnsItsMetadata()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.MapSubscribeHandler(new SubscribeOptions { EnableRawPayload = true });
            app.MapMethods("/both", ["POST", "PUT"], [Topic("p", "t", ["mine"], ";")] [TopicMetadata("mine", "k", "1")] [TopicMetadata("mine", "k", "2")] [TopicMetadata("other", "x", "3")] () => Results.Ok());
        });
        Assert.Equal(
            """[{"topic":"t","pubsubName":"p","route":"both","metadata":{"k":"1;2","rawPayload":"true"}}]""",
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
