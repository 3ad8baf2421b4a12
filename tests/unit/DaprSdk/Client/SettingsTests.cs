using Dapr;
using Dapr.Client.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Client;

public sealed class SettingsTests
{
    [Fact]
    public void Settings_Nothing_AreDaprsDefaults()
    {
        var settings = From();
        Assert.Equal(("http://localhost:3500/", "http://localhost:50001/", null), (settings.HttpEndpoint.AbsoluteUri, settings.GrpcEndpoint.AbsoluteUri, settings.ApiToken));
    }

    [Fact]
    public void Settings_EndpointAndPort_EndpointWins()
    {
        var settings = From(("DAPR_HTTP_ENDPOINT", "https://dapr.example"), ("DAPR_HTTP_PORT", "1"), ("DAPR_GRPC_PORT", "4001"), ("DAPR_API_TOKEN", "t"));
        Assert.Equal(("https://dapr.example/", "http://localhost:4001/", "t"), (settings.HttpEndpoint.AbsoluteUri, settings.GrpcEndpoint.AbsoluteUri, settings.ApiToken));
    }

    [Theory]
    [InlineData("DAPR_HTTP_PORT", "many")]
    [InlineData("DAPR_GRPC_ENDPOINT", "nowhere")]
    public void Settings_Nonsense_IsNamed(string name, string value) =>
        Assert.Contains(name, Assert.Throws<DaprException>(() => From((name, value))).Message, StringComparison.Ordinal);

    private static DaprSettings From(params (string Name, string Value)[] values) =>
        DaprSettings.From(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Name, value => (string?)value.Value)).Build());
}
