// The secret of the link stands behind the #, which browsers send to nobody.
const field = document.getElementById("token");
if (field) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  document.getElementById("open").disabled = !field.value;
  document.getElementById("incomplete").hidden = Boolean(field.value);
}
