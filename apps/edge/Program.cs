using EduStream.Edge.Captions;
using EduStream.Edge.Gateway;
using EduStream.Edge.Manifests;
using EduStream.Edge.Segments;
using EduStream.Edge.WebApp;
using EduStream.ServiceDefaults;
using EduStream.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMediaStore();
builder.AddManifests();
builder.AddCaptions();
builder.AddSegments();
builder.AddGateway();
builder.AddWebApp();

var app = builder.Build();
app.UseWebApp();
app.UseServiceDefaults();
app.MapManifests();
app.MapSegments();
app.MapGateway();
app.MapWebApp();
app.Run();
