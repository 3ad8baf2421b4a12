using System.ComponentModel.DataAnnotations;
using EduStream.Edge.Gateway;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class GatewayTests
{
    [Fact]
    public void Of_Backends_ForwardsOnlyPublicAddresses()
    {
        var (routes, _) = GatewayRoutes.Of(Options(("catalog", "http://localhost:1"), ("uploads", "http://localhost:2")));
        Assert.Equal(["/api/catalog/{**rest}", "/api/uploads/{**rest}", "/uploads/{**rest}"], routes.Select(route => route.Match.Path!).Order());
        Assert.Equal(-1, routes.Single(route => route.RouteId == "uploads").MaxRequestBodySize);
    }

    [Fact]
    public void Of_SeveralAddresses_AreWatched()
    {
        var (_, clusters) = GatewayRoutes.Of(Options(("catalog", "http://localhost:1; http://localhost:2;"), ("playback", "http://localhost:3")));
        var catalog = clusters.Single(cluster => cluster.ClusterId == "catalog");
        Assert.Equal(["http://localhost:1", "http://localhost:2"], catalog.Destinations!.Values.Select(destination => destination.Address));
        Assert.True(catalog.HealthCheck!.Active!.Enabled);
        Assert.Null(clusters.Single(cluster => cluster.ClusterId == "playback").HealthCheck);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("localhost:5101")]
    [InlineData("http://localhost:1;ftp://localhost:2")]
    public void Validate_NotHttpAddresses_NamesTheSetting(string value)
    {
        var wrong = Assert.Single(Options(("catalog", value)).Validate(new ValidationContext(new object())));
        Assert.Contains("Backends:catalog", wrong.ErrorMessage);
    }

    private static GatewayOptions Options(params (string AppId, string Addresses)[] backends)
    {
        var options = new GatewayOptions();
        foreach (var (appId, addresses) in backends)
        {
            options.Backends[appId] = addresses;
        }

        return options;
    }
}
