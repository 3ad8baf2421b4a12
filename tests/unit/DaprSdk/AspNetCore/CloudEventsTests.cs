using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.AspNetCore;

public sealed class CloudEventsTests
{
    private const string Structured = "application/cloudevents+json";

    [Theory]
    [InlineData("""{"datacontenttype":"application/json","data":{"a":1}}""", "application/json|{\"a\":1}")]
    [InlineData("""{"data":{"a":1}}""", "application/json|{\"a\":1}")]
    [InlineData("""{"DATA":[1]}""", "application/json|[1]")]
    [InlineData("""{"datacontenttype":"text/plain","data":"plain text"}""", "text/plain|plain text")]
    [InlineData("""{"datacontenttype":"text/plain","data":5}""", "text/plain|5")]
    [InlineData("""{"datacontenttype":"application/problem+json; charset=utf-16","data":"x"}""", "application/problem+json|\"x\"")]
    [InlineData("""{"datacontenttype":"application/octet-stream","data_base64":"eyJhIjoxfQ=="}""", "application/octet-stream|{\"a\":1}")]
    [InlineData("""{"id":"1"}""", "|")]
    public async Task Event_EachForm_ReachesTheHandlerAsItsData(string envelope, string seen)
    {
        await using var app = await EchoAsync();
        Assert.Equal(seen, await (await app.PostAsync("/", envelope, Structured)).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/cloudevents-batch+json")]
    public async Task Body_OfAnotherKind_IsLeftAlone(string contentType)
    {
        await using var app = await EchoAsync();
        Assert.Equal($$"""{{contentType}}|{"data":1}""", await (await app.PostAsync("/", """{"data":1}""", contentType)).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"data":1,"data_base64":"AA=="}""", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.InternalServerError)]
    public async Task Event_Damaged_IsRefused(string envelope, HttpStatusCode status)
    {
        await using var app = await EchoAsync();
        Assert.Equal(status, (await app.PostAsync("/", envelope, Structured)).StatusCode);
    }

    private static Task<TestApp> EchoAsync() => TestApp.StartAsync(app =>
    {
        app.UseCloudEvents();
        app.Run(async http => await http.Response.WriteAsync($"{http.Request.ContentType}|{await new StreamReader(http.Request.Body).ReadToEndAsync()}"));
    });
}
